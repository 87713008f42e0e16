// Breaks a rule on purpose: a circle.
import { b } from './circle-b.js'; export const a = (): unknown => b;
