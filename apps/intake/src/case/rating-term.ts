// Until when a petitioner may rate, by the law of the day on which the reply, the settlement or the withdrawal came.
import { addDays, type Law } from '@onehall/rulebook';

export const lastDayToRate = (on: string, law: Law): string => addDays(on, law.on(on).settings.ratingDays);
