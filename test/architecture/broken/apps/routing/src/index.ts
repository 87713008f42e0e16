// Breaks a rule on purpose: only a door.
export const door = 1;
