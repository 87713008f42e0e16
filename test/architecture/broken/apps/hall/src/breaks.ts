// Breaks a rule on purpose: the hall climbs through a window.
export * from '../../routing/src/case/room.js';
