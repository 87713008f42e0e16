// The door of routing.
export { RoutingModule } from './routing.module.js';
