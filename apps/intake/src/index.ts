// The door of intake.
export { IntakeModule } from './intake.module.js';
