// The hall: the five services in one process.
import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Belongings } from '@onehall/platform';
import { AuditModule } from '../../audit/src/index.js';
import { ConferenceModule } from '../../conference/src/index.js';
import { IntakeModule } from '../../intake/src/index.js';
import { RoutingModule } from '../../routing/src/index.js';
import { SupervisionModule } from '../../supervision/src/index.js';

@Module({})
export class HallModule {
  static of(belongings: Belongings): DynamicModule {
    return { module: HallModule, imports: [PlatformModule.of(belongings), IntakeModule, RoutingModule, ConferenceModule, SupervisionModule, AuditModule] };
  }
}
