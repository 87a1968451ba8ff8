import '../../style/tokens.css';
import '../../style/base.css';
import '../../style/marks.css';
import '../../style/print.css';
import { mount } from 'svelte';
import Panel from './Panel.svelte';

mount(Panel, { target: document.getElementById('panel')! });
