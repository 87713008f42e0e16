// Breaks a rule on purpose: the testing lib knows no app.
export * from '../../../apps/routing/src/case/room.js';
