import './style/tokens.css';
import './style/base.css';
import './style/marks.css';
import './style/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { startAddress } from './address.svelte.ts';

startAddress();
mount(App, { target: document.getElementById('app')! });
