// Who waits until a follower has come as far as they need, in order to read their own writes.

interface Guest {
  readonly service: string;
  readonly position: number;
  called(followed: boolean): void;
}

export class WaitingRoom {
  private readonly guests = new Set<Guest>();

  /** Resolves true as soon as `moved` is told a position that far, false when that takes too long or the room closes. */
  wait(service: string, position: number, milliseconds: number): Promise<boolean> {
    return new Promise(resolve => {
      const called = (followed: boolean): void => {
        clearTimeout(timer);
        this.guests.delete(guest);
        resolve(followed);
      };
      const guest: Guest = { service, position, called };
      const timer = setTimeout(() => called(false), milliseconds);
      this.guests.add(guest);
    });
  }

  moved(service: string, position: number): void {
    for (const guest of [...this.guests]) if (guest.service === service && guest.position <= position) guest.called(true);
  }

  close(): void {
    for (const guest of [...this.guests]) guest.called(false);
  }
}
