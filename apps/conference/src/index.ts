// The door of conference.
export { ConferenceModule } from './conference.module.js';
