// The tables of supervision's views, in the order in which they came.
import { FirstViews1700000000001 } from './first-views-1700000000001.js';
import { LateBefore1700000000004 } from './late-before-1700000000004.js';
import { SealedCases1700000000002 } from './sealed-cases-1700000000002.js';
import { SetInstants1700000000003 } from './set-instants-1700000000003.js';

export const supervisionMigrations = [FirstViews1700000000001, SealedCases1700000000002, SetInstants1700000000003, LateBefore1700000000004];
