// What an administrator does to those who follow, said in the log of the service whom it concerns: who did it, to whom, and what came of it.
import { Injectable } from '@nestjs/common';
import { EventsRedriven, ViewRebuilt } from '@onehall/contracts';
import { LeaseLost } from '@onehall/event-store';
import type { Decide, Event, Stream } from '@onehall/kernel';
import { NobodyFollows, type LivingView, type Redriven, type ViewLook } from '@onehall/projections';
import type { Law } from '@onehall/rulebook';
import { randomUUID } from 'node:crypto';
import { Followers } from './followers.js';
import { Problem } from './problem.js';
import { StreamWriter } from './stream-writer.js';
import type { AtHall } from './window.js';

/** One thing that was done; its stream is its own. */
class RecordUpkeep {
  constructor(
    readonly upkeepId: string,
    readonly done: Event,
  ) {}
}

const upkeeps: Stream<'upkeepId', undefined, Event> = { kind: 'upkeep', key: 'upkeepId', initial: undefined, evolve: () => undefined };
const record: Decide<RecordUpkeep, undefined, Event, Law> = ({ done }) => [done];

const unknownConsumer = (consumer: string): Problem => new Problem(404, 'UNKNOWN_CONSUMER', { zh: `本服务没有名为 ${consumer} 的跟随者。`, en: `Nobody follows as ${consumer} here.` });
const unknownView = (view: string): Problem => new Problem(404, 'UNKNOWN_VIEW', { zh: `本服务没有视图 ${view}。`, en: `There is no view ${view} here.` });
const stopped = (sentence: string): Problem => new Problem(409, 'FOLLOWER_STOPPED', { zh: `这个视图已停止跟随：${sentence}`, en: `This view has stopped: ${sentence}` });
const notHere = (): Problem => new Problem(409, 'FOLLOWS_ELSEWHERE', { zh: '此刻由另一个进程跟随，或跟随已停；请稍后再试。', en: 'Another process follows at the moment, or it has stopped: try again shortly.', headers: { 'Retry-After': '5' } });

/** There is one in every service; it is asked at the windows of `parked.controller.ts` and `views.controller.ts`. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly followers: Followers,
    private readonly writer: StreamWriter,
  ) {}

  /** Drives a case's parked events again, in order. Throws a problem when nobody here follows under that name, or another process does. */
  async redrive(caller: AtHall, consumer: string, caseKey: string): Promise<Redriven> {
    const redriven = await this.followers.parking.redrive(consumer, caseKey).catch((error: unknown) => {
      if (error instanceof NobodyFollows) throw unknownConsumer(consumer);
      throw error instanceof LeaseLost ? notHere() : error;
    });
    const { digested, left } = redriven;
    this.followers.logger.info({ consumer, case: caseKey, digested, left, by: caller.id }, 'Parked events were driven again.');
    if (digested + left > 0) await this.say(caller, EventsRedriven({ consumer, case: caseKey, digested, left }));
    return redriven;
  }

  /** Begins to build a view anew, unless that is under way, and answers how it stands. Throws a problem when there is no such view, it has stopped, or another process follows it. */
  async rebuild(caller: AtHall, name: string, { anew }: { readonly anew: boolean }): Promise<ViewLook> {
    const view = this.followers.views().get(name);
    if (!view) throw unknownView(name);
    const look = await view.look();
    if (look.state === 'stopped') throw stopped(look.sentence ?? '');
    if (look.state === 'waiting') throw notHere();
    if (look.building || look.state === 'building') return look;
    this.followers.logger.info({ view: name, by: caller.id }, 'A view is built anew.');
    void this.built(caller, view, anew);
    return view.look();
  }

  private async built(caller: AtHall, view: LivingView, anew: boolean): Promise<void> {
    try {
      const { rows, differing } = await view.rebuild({ anew });
      await this.say(caller, ViewRebuilt({ view: view.name, version: view.version, rows, differing: differing ?? 0 }));
    } catch (error) {
      this.followers.logger.warn({ view: view.name, error: error instanceof Error ? error.message : 'unknown' }, 'A view was not built anew; what was begun stays for another time.');
    }
  }

  /** Each has an id of its own: what is done twice was done twice. */
  private async say({ hall, ...actor }: AtHall, done: Event): Promise<void> {
    const upkeepId = randomUUID();
    await this.writer.write({ command: new RecordUpkeep(upkeepId, done), stream: upkeeps, decide: record }, { commandId: upkeepId, hall, actor, correlationId: upkeepId });
  }
}
