-- A peer's place is a slot of the same challenge.
select placement.id from placements placement join challenge_slots slot on slot.id = placement.slot_id
where slot.challenge_id <> placement.challenge_id;
