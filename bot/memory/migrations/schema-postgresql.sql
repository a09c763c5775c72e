CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL PRIMARY KEY
);

CREATE TABLE account (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	member BIGINT NOT NULL,
	platform VARCHAR NOT NULL,
	hash BYTEA NOT NULL,
	address BYTEA NOT NULL,
	shut BIGINT,
	since BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (collective, hash)
);

CREATE INDEX ix_account_member ON account (member);

ALTER TABLE account ALTER COLUMN hash SET STATISTICS 0;

ALTER TABLE account ALTER COLUMN address SET STATISTICS 0;

CREATE TABLE appointment (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	post VARCHAR NOT NULL,
	member BIGINT NOT NULL,
	made_by BIGINT NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_appointment_collective ON appointment (collective);

CREATE INDEX ix_appointment_member ON appointment (member);

CREATE TABLE audit (
	collective BIGINT NOT NULL,
	seq INTEGER NOT NULL,
	at BIGINT NOT NULL,
	actor BIGINT NOT NULL,
	action VARCHAR NOT NULL,
	object VARCHAR NOT NULL,
	hash BYTEA NOT NULL,
	PRIMARY KEY (collective, seq)
);

ALTER TABLE audit ALTER COLUMN hash SET STATISTICS 0;

CREATE TABLE ballot (
	poll BIGINT NOT NULL,
	member BIGINT NOT NULL,
	picks VARCHAR NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (poll, member)
);

CREATE INDEX ix_ballot_member ON ballot (member);

CREATE TABLE card (
	collective BIGINT NOT NULL,
	room BIGINT NOT NULL,
	card VARCHAR NOT NULL,
	remote VARCHAR NOT NULL,
	digest BYTEA NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (collective, room, card)
);

ALTER TABLE card ALTER COLUMN digest SET STATISTICS 0;

CREATE TABLE chosen (
	hash BYTEA NOT NULL,
	member BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	PRIMARY KEY (hash)
);

CREATE INDEX ix_chosen_member ON chosen (member);

ALTER TABLE chosen ALTER COLUMN hash SET STATISTICS 0;

CREATE TABLE collective (
	id BIGINT NOT NULL,
	card BYTEA NOT NULL,
	founded BIGINT NOT NULL,
	founding BOOLEAN NOT NULL,
	seq INTEGER NOT NULL,
	head BYTEA NOT NULL,
	rules VARCHAR NOT NULL,
	last_active BIGINT NOT NULL,
	PRIMARY KEY (id)
);

ALTER TABLE collective ALTER COLUMN card SET STATISTICS 0;

ALTER TABLE collective ALTER COLUMN head SET STATISTICS 0;

CREATE TABLE counter (
	collective BIGINT NOT NULL,
	series VARCHAR NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (collective, series)
);

CREATE TABLE draft (
	id BIGINT NOT NULL,
	owner BYTEA NOT NULL,
	name VARCHAR NOT NULL,
	args BYTEA NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX ix_draft_until ON draft (until);

ALTER TABLE draft ALTER COLUMN owner SET STATISTICS 0;

ALTER TABLE draft ALTER COLUMN args SET STATISTICS 0;

CREATE TABLE due (
	id SERIAL NOT NULL,
	collective BIGINT NOT NULL,
	at BIGINT NOT NULL,
	name VARCHAR NOT NULL,
	args VARCHAR NOT NULL,
	key VARCHAR NOT NULL,
	grace INTEGER NOT NULL,
	state INTEGER NOT NULL,
	lease_until BIGINT,
	owner VARCHAR NOT NULL,
	tries INTEGER NOT NULL,
	PRIMARY KEY (id)
);

CREATE INDEX due_key ON due (collective, key);

CREATE INDEX due_leased ON due (lease_until) WHERE state = 1;

CREATE INDEX due_next ON due (at) WHERE state = 0;

CREATE TABLE eligible (
	poll BIGINT NOT NULL,
	member BIGINT NOT NULL,
	PRIMARY KEY (poll, member)
);

CREATE INDEX ix_eligible_member ON eligible (member);

CREATE TABLE erased (
	receipt BYTEA NOT NULL,
	at BIGINT NOT NULL,
	backups_until BIGINT NOT NULL,
	probe BYTEA NOT NULL,
	PRIMARY KEY (receipt)
);

ALTER TABLE erased ALTER COLUMN receipt SET STATISTICS 0;

ALTER TABLE erased ALTER COLUMN probe SET STATISTICS 0;

CREATE TABLE heard (
	event BYTEA NOT NULL,
	receipt BIGINT NOT NULL,
	at BIGINT NOT NULL,
	subject VARCHAR NOT NULL,
	answer BYTEA,
	owed BOOLEAN NOT NULL,
	wrote BOOLEAN NOT NULL,
	PRIMARY KEY (event)
);

CREATE INDEX heard_at ON heard (at);

CREATE INDEX heard_owed ON heard (owed) WHERE owed;

CREATE INDEX ix_heard_receipt ON heard (receipt);

CREATE INDEX ix_heard_subject ON heard (subject);

ALTER TABLE heard ALTER COLUMN event SET STATISTICS 0;

ALTER TABLE heard ALTER COLUMN answer SET STATISTICS 0;

CREATE TABLE inbox (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	member BIGINT NOT NULL,
	card VARCHAR NOT NULL,
	body BYTEA NOT NULL,
	at BIGINT NOT NULL,
	sender BIGINT,
	PRIMARY KEY (id)
);

CREATE INDEX ix_inbox_member ON inbox (member);

ALTER TABLE inbox ALTER COLUMN body SET STATISTICS 0;

CREATE TABLE instance (
	id BIGINT NOT NULL,
	epoch INTEGER NOT NULL,
	outbox_held INTEGER NOT NULL,
	founding_code BYTEA NOT NULL,
	restored BIGINT,
	PRIMARY KEY (id)
);

ALTER TABLE instance ALTER COLUMN founding_code SET STATISTICS 0;

CREATE TABLE invite (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	hash BYTEA NOT NULL,
	made_by BIGINT NOT NULL,
	uses INTEGER NOT NULL,
	until BIGINT NOT NULL,
	vouched BOOLEAN NOT NULL,
	founding BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (hash)
);

CREATE INDEX ix_invite_collective ON invite (collective);

ALTER TABLE invite ALTER COLUMN hash SET STATISTICS 0;

CREATE TABLE keep (
	platform VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	PRIMARY KEY (platform, name)
);

CREATE TABLE lease (
	name VARCHAR NOT NULL,
	owner VARCHAR NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (name)
);

CREATE TABLE link_code (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	member BIGINT NOT NULL,
	account BIGINT NOT NULL,
	hash BYTEA NOT NULL,
	until BIGINT NOT NULL,
	guest BYTEA,
	guest_platform VARCHAR NOT NULL,
	guest_hash BYTEA,
	host_agreed BOOLEAN NOT NULL,
	guest_agreed BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (hash)
);

CREATE INDEX ix_link_code_member ON link_code (member);

ALTER TABLE link_code ALTER COLUMN hash SET STATISTICS 0;

ALTER TABLE link_code ALTER COLUMN guest SET STATISTICS 0;

ALTER TABLE link_code ALTER COLUMN guest_hash SET STATISTICS 0;

CREATE TABLE member (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	state VARCHAR NOT NULL,
	audit BIGINT NOT NULL,
	card BYTEA NOT NULL,
	since BIGINT NOT NULL,
	until BIGINT,
	PRIMARY KEY (id)
);

CREATE INDEX ix_member_collective ON member (collective);

ALTER TABLE member ALTER COLUMN card SET STATISTICS 0;

CREATE TABLE objection (
	appointment BIGINT NOT NULL,
	member BIGINT NOT NULL,
	PRIMARY KEY (appointment, member)
);

CREATE INDEX ix_objection_member ON objection (member);

CREATE TABLE outbox (
	id SERIAL NOT NULL,
	collective BIGINT NOT NULL,
	platform VARCHAR NOT NULL,
	room BIGINT,
	account BIGINT,
	member BIGINT,
	key VARCHAR NOT NULL,
	card VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	sight INTEGER NOT NULL,
	post VARCHAR NOT NULL,
	body BYTEA NOT NULL,
	payload BYTEA,
	page INTEGER NOT NULL,
	taken VARCHAR NOT NULL,
	edition INTEGER NOT NULL,
	sender BIGINT,
	state INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	made BIGINT NOT NULL,
	not_before BIGINT NOT NULL,
	first_try BIGINT,
	why VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (key)
);

CREATE INDEX ix_outbox_member ON outbox (member);

CREATE INDEX outbox_card ON outbox (collective, card);

CREATE INDEX outbox_waiting ON outbox (platform, state, not_before);

ALTER TABLE outbox ALTER COLUMN body SET STATISTICS 0;

ALTER TABLE outbox ALTER COLUMN payload SET STATISTICS 0;

CREATE TABLE poll (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	number INTEGER NOT NULL,
	opened_by BIGINT NOT NULL,
	sheet BYTEA NOT NULL,
	options INTEGER NOT NULL,
	choices INTEGER NOT NULL,
	live BOOLEAN NOT NULL,
	early BOOLEAN NOT NULL,
	openly BOOLEAN NOT NULL,
	state VARCHAR NOT NULL,
	opened BIGINT NOT NULL,
	closes BIGINT NOT NULL,
	zone VARCHAR NOT NULL,
	roll INTEGER NOT NULL,
	hands BOOLEAN NOT NULL,
	result VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (collective, number)
);

ALTER TABLE poll ALTER COLUMN sheet SET STATISTICS 0;

CREATE TABLE post (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	name VARCHAR NOT NULL,
	member BIGINT NOT NULL,
	since BIGINT NOT NULL,
	how VARCHAR NOT NULL,
	until BIGINT,
	PRIMARY KEY (id),
	UNIQUE (collective, name, member)
);

CREATE INDEX ix_post_collective ON post (collective);

CREATE INDEX ix_post_member ON post (member);

CREATE TABLE request (
	collective BIGINT NOT NULL,
	number INTEGER NOT NULL,
	member BIGINT NOT NULL,
	at BIGINT NOT NULL,
	vouched BOOLEAN NOT NULL,
	PRIMARY KEY (collective, number),
	UNIQUE (member)
);

CREATE TABLE room (
	id BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	platform VARCHAR NOT NULL,
	hash BYTEA NOT NULL,
	address BYTEA NOT NULL,
	sight INTEGER NOT NULL,
	purpose VARCHAR NOT NULL,
	prefix VARCHAR NOT NULL,
	since BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (collective, hash)
);

ALTER TABLE room ALTER COLUMN hash SET STATISTICS 0;

ALTER TABLE room ALTER COLUMN address SET STATISTICS 0;

CREATE TABLE strike (
	hash BYTEA NOT NULL,
	count INTEGER NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (hash)
);

CREATE INDEX ix_strike_until ON strike (until);

ALTER TABLE strike ALTER COLUMN hash SET STATISTICS 0;

CREATE TABLE subject (
	name VARCHAR NOT NULL,
	collective BIGINT NOT NULL,
	PRIMARY KEY (name)
);

CREATE TABLE suspension (
	member BIGINT NOT NULL,
	collective BIGINT NOT NULL,
	first_by BIGINT NOT NULL,
	second_by BIGINT,
	reason BYTEA NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (member)
);

CREATE INDEX ix_suspension_collective ON suspension (collective);

ALTER TABLE suspension ALTER COLUMN reason SET STATISTICS 0;

CREATE TABLE vouch (
	collective BIGINT NOT NULL,
	number INTEGER NOT NULL,
	member BIGINT NOT NULL,
	PRIMARY KEY (collective, number, member)
);

