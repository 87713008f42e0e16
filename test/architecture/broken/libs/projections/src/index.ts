// Breaks a rule on purpose: only a place to import from.
export const projections  = 1;
