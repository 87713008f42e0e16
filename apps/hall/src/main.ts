// Starts the hall as one process: its database, its five services, its windows.
import { helpText, live, settingOptions, wantsHelp } from '@onehall/platform';
import { startHall } from './start-hall.js';

const codes = ['0  已停止，或显示了本说明 / it was stopped, or showed this', '1  无法启动，或运行中断 / it cannot start, or could not go on', '2  设置有误 / a setting is wrong'];

if (wantsHelp(process.argv.slice(2))) process.stdout.write(helpText('npm start -- [--no-demo] [--clock virtual] …', settingOptions(), codes));
else live(startHall);
