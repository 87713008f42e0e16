// Breaks a rule on purpose: only a room.
export const room = 1;
