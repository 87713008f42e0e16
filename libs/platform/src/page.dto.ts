// Which page of a list somebody asks for: the same at every window.
import { Counted } from './field-rules.js';

/** Which page; pages count from 1. */
export const PageNumber = (): PropertyDecorator => Counted(1, 1_000_000, { zh: '第几页，从 1 起，不填为 1 / page, from 1', optional: true });

/** How many rows a page holds; `usual` is what it holds unless told otherwise. */
export const PageSize = (usual: number): PropertyDecorator => Counted(1, 200, { zh: `每页多少条，至多 200，不填为 ${usual} / rows a page, at most 200`, optional: true });

/** Extended by the query of each list: twenty rows a page. */
export class PageDto {
  @PageNumber() page?: number;
  @PageSize(20) size?: number;
}
