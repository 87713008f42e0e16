// The door of projections.
export * from './source.js';
export * from './database.js';
export * from './view-reader.js';
export type { AnyPolicy, AnyView } from './any-view.js';
export { caseKeyOf } from './any-view.js';
export * from './follower.js';
export * from './logger.js';
export * from './metrics.js';
export * from './migrations.js';
export * from './outcomes.js';
export { Parking, type Parked, type ParkedEvent, type Redriven } from './parking.js';
export * from './policy-follower.js';
export { commandIdOf, type Tell } from './reaction.js';
export * from './rebuild.js';
export * from './view-follower.js';
export { Watermarks, type KeepingWatermarks } from './watermarks.js';
export { Following, type Itinerary } from './following.js';
export type { Checkpoint, Watermark } from './watermark.js';
