// While a timetable is worked out its page follows by itself.
import { followProgress } from '#design/client/follow-progress';

followProgress();
