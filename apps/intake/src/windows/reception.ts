// Who stands at the window: the persons on a form, each found again where the hall knows them already.
import { Injectable } from '@nestjs/common';
import { Edge, ViewReader, type SaidAtWindow } from '@onehall/platform';
import { given } from '../given.js';
import { idNumberSpelled, nameSpelled, phoneSpelled } from './spelling.js';
import type { PersonDto } from './submission.dto.js';
import type { NamedPerson } from '../submission/register-submission.js';
import type { Submission } from '../submission/submission.js';
import { knownPersons, type KnownPerson } from '../views/known-persons.js';

type Described = Pick<PersonDto, 'name' | 'phone' | 'idNumber'>;
type Spelled = Described & Pick<NamedPerson, 'standing'> & Pick<PersonDto, 'address'>;

@Injectable()
export class Reception {
  constructor(
    private readonly views: ViewReader,
    private readonly edge: Edge,
  ) {}

  /** Persons with their ids: of the same request said before, else as the hall knows them, else new ones that follow from the request. */
  async identify(forms: readonly PersonDto[], said: SaidAtWindow, earlier: Submission): Promise<NamedPerson[]> {
    const before = earlier.phase === 'registered' ? earlier.registered.persons : [];
    return Promise.all(
      forms.map(async (form, index) => {
        const person = spelled(form);
        const personId = before[index]?.personId ?? (await this.known(person, said.hall)) ?? said.id(`person/${index}`);
        return { personId, ...person };
      }),
    );
  }

  /** All whom the hall knows by what is given of them, e.g. by a phone number. At most fifty. */
  async search(described: Partial<Described>, hall: string): Promise<readonly KnownPerson[]> {
    const { name, phone, idNumber } = described;
    const where = given({
      nameDigest: name === undefined ? undefined : this.edge.digest('name', nameSpelled(name)),
      phoneDigest: phone === undefined ? undefined : this.edge.digest('phone', phoneSpelled(phone)),
      idNumberDigest: idNumber === undefined ? undefined : this.edge.digest('idNumber', idNumberSpelled(idNumber)),
    });
    const { items } = await this.views.page(knownPersons, { hall, where, order: [['personId', 'ASC']], size: 50 });
    return items;
  }

  /** A name alone is nobody: an ID number is, or a name with its phone. */
  private async known({ name, phone, idNumber }: Described, hall: string): Promise<string | undefined> {
    if (idNumber === undefined && phone === undefined) return undefined;
    const [person] = await this.search(idNumber === undefined ? given({ name, phone }) : { idNumber }, hall);
    return person?.personId;
  }
}

const spelled = ({ standing, name, phone, idNumber, address }: PersonDto): Spelled => ({
  standing: standing ?? 'petitioner',
  name: nameSpelled(name),
  ...given({
    phone: phone === undefined ? undefined : phoneSpelled(phone),
    idNumber: idNumber === undefined ? undefined : idNumberSpelled(idNumber),
    address,
  }),
});
