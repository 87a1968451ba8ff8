export { default as text } from '../../../examples/demo.txt?raw';
