// Every view of every service as it lives in a house, and whether its rows are what the past says.
import { ModulesContainer } from '@nestjs/core';
import { Followers } from '@onehall/platform';
import type { ViewFollower } from '@onehall/projections';
import type { StoryHouse } from './house.js';

/** With the service that owns it. */
export const everyView = (house: StoryHouse): readonly (readonly [service: string, view: ViewFollower])[] =>
  [...house.app.get(ModulesContainer).values()].flatMap(({ providers }) => {
    const followers: unknown = providers.get(Followers)?.instance;
    return followers instanceof Followers ? [...followers.views().values()].map(({ live }) => [followers.service, live] as const) : [];
  });
