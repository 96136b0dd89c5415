import { walkToARelease } from './propose-timetable.ts';

await walkToARelease({ javaScript: true });
