// A thread inherits no loader: this one brings its own, as the command line does.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
