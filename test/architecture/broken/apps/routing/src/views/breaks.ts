// Breaks a rule on purpose: a view that could speak.
import { platform } from '@onehall/platform'; export const x = platform;
