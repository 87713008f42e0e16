// The tables of intake's views, in the order in which they came.
import { FirstViews1700000000001 } from './first-views-1700000000001.js';
import { PersonTraces1700000000002 } from './person-traces-1700000000002.js';

export const intakeMigrations = [FirstViews1700000000001, PersonTraces1700000000002];
