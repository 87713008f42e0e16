// Breaks a rule on purpose: a circle.
import { a } from './circle-a.js'; export const b = (): unknown => a;
