// The door of supervision.
export { SupervisionModule } from './supervision.module.js';
