// While a plan is worked on its page follows by itself.
import { followProgress } from '#design/client/follow-progress';

followProgress();
