-- What besides the data decides the bytes of a set, so that it can be made again. Absent for sets of before.
alter table package add column recipe text check (recipe is null or json_valid(recipe));
