// The jars of Apache Kafka, as pom.xml names them: fetched from Maven Central once, and kept outside the repository for every clone of this user.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const pom = path.join(import.meta.dirname, 'pom.xml');
const named = /<kafka\.version>([\d.]+)<\/kafka\.version>/.exec(readFileSync(pom, 'utf8'));

/** The release that runs here, in a container as on a JDK. */
export const kafkaVersion = named[1];

/** What another pom.xml would fetch lies elsewhere. */
const place = () => path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'onehall', `kafka-${kafkaVersion}-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`);

const fetched = ['-q', '-B', '-f', pom, 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies', '-DincludeScope=runtime'];

/** Which major version of Java answers here; 0 when none does. */
export function javaVersion() {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) : 0;
}

const mavenIsHere = () => spawnSync('mvn', ['-version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;

/** What must be installed before the jars can be had; undefined when nothing must. */
export function whyNoJars() {
  if (javaVersion() < 17) return { zh: '请安装 Docker，或 JDK 17 以上与 Maven', en: 'install Docker, or a JDK of 17 or newer and Maven' };
  if (existsSync(place()) || mavenIsHere()) return undefined;
  return { zh: '已有 JDK，还需安装 Maven（只用一次，取回 Kafka 的文件），或安装 Docker', en: 'the JDK is here; install Maven too (needed once, to fetch the files of Kafka), or Docker' };
}

/** The folder of the jars. Throws with Maven's own words when they cannot be fetched. */
export function jars() {
  const folder = place();
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  const half = mkdtempSync(`${folder}-`);
  process.stdout.write(`正在从 Maven Central 取回 Apache Kafka ${kafkaVersion} … Fetching Apache Kafka ${kafkaVersion} from Maven Central …\n`);
  const { status, stdout, stderr, error } = spawnSync('mvn', [...fetched, `-DoutputDirectory=${half}`], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Error(`Maven could not fetch Apache Kafka. ${error?.message ?? ''}\n${stdout}${stderr}`);
  }
  try {
    renameSync(half, folder);
  } catch {
    // Somebody else was quicker: theirs are the same.
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}
