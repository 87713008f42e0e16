// Breaks no rule: a window may know the time, chance and the world.
export const now = () => [Date.now(), new Date(), Math.random(), crypto.randomUUID(), process.env['HALL']];
