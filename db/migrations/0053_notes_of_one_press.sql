-- Several notes that one press made are of one instant. Which of them it is, counted from 0, keeps them in the order of their lines in every
-- list, whichever way that goes.
alter table notes add column nth_in_press integer not null default 0 check (nth_in_press >= 0);
