// Starts the gateway as a process of its own.
import { assertPortFree, helpText, live, openClock, openDiary, optionsOf, runApp, sayReady, settingOptions, wantsHelp, watchOver } from '@onehall/platform';
import { mkdirSync } from 'node:fs';
import { gatewayConfig, GatewayConfig, gatewaySettings } from './gateway-config.js';
import { GatewayModule } from './gateway.module.js';

const codes = ['0  已停止，或显示了本说明 / it was stopped, or showed this', '1  无法启动 / it cannot start', '2  设置有误 / a setting is wrong'];
const argv = process.argv.slice(2);

if (wantsHelp(argv)) process.stdout.write(helpText('node main.js  (gateway)', [...settingOptions(), ...optionsOf(gatewaySettings, new GatewayConfig())], codes));
else {
  watchOver();
  live(async life => {
    const config = gatewayConfig({ argv, env: process.env });
    mkdirSync(config.dataDir, { recursive: true });
    await assertPortFree(config);
    const log = openDiary(config.dataDir, config.logLevel, () => !life.stopping);
    const running = await runApp(GatewayModule.of({ config, log, clock: openClock(config) }), config);
    life.atStop(() => running.stop());
    sayReady('gateway', running.url);
  });
}
