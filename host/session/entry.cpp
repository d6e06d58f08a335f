// SPDX-License-Identifier: Apache-2.0
#include "host/session/entry.hpp"

#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

namespace gainsay::session {
namespace {

using Json = nlohmann::json;  // sorts its keys

Error bad(const db::Event& event, const std::string& what) {
  return {ErrorCode::BadInput, what, "event " + std::to_string(event.seq), ""};
}

// A number as 16 hex digits.
std::optional<std::uint64_t> parse_hex(std::string_view text) {
  std::uint64_t out = 0;
  const auto* end = text.data() + text.size();
  const auto done = std::from_chars(text.data(), end, out, 16);
  if (text.size() != 16 || done.ec != std::errc() || done.ptr != end) return std::nullopt;
  return out;
}

std::string hex(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, number);
  return text;
}

template <class Tag>
std::optional<Id64<Tag>> parse_id(std::string_view text) {
  const std::string_view prefix = Tag::prefix;
  if (!text.starts_with(prefix)) return std::nullopt;
  const auto number = parse_hex(text.substr(prefix.size()));
  return number ? std::optional(Id64<Tag>{*number}) : std::nullopt;
}

template <class Id>
Json ids_json(const std::vector<Id>& ids) {
  Json out = Json::array();
  for (const auto& id : ids) out.push_back(to_string(id));
  return out;
}

Json saying_json(const Saying& saying) {
  Json out{{"what", hex(saying.what)}, {"documents", Json::array()}};
  if (saying.link) out["link"] = to_string(saying.link);
  for (const auto document : saying.documents) out["documents"].push_back(hex(document));
  return out;
}

std::optional<std::uint64_t> hex_at(const Json& json) {
  return json.is_string() ? parse_hex(json.get_ref<const std::string&>()) : std::nullopt;
}

std::optional<Saying> read_saying(const Json& json) {
  const auto documents = json.is_object() ? json.find("documents") : json.end();
  if (!json.is_object() || !json.contains("what") || documents == json.end() || !documents->is_array())
    return std::nullopt;
  Saying out;
  const auto what = hex_at(json["what"]);
  if (!what) return std::nullopt;
  out.what = *what;
  for (const auto& document : *documents) {
    const auto head = hex_at(document);
    if (!head) return std::nullopt;
    out.documents.push_back(*head);
  }
  if (!json.contains("link")) return out;
  const auto link = json["link"].is_string() ? link_id(json["link"].get_ref<const std::string&>()) : std::nullopt;
  if (!link) return std::nullopt;
  out.link = *link;
  return out;
}

// Reads the fields of a payload; remembers the first that is not as it must be.
class Fields {
 public:
  explicit Fields(const Json& json) : json_(json) {}

  std::string text(const char* key) {
    const auto* value = find(key);
    if (value && value->is_string()) return value->get<std::string>();
    return fail(key), std::string();
  }
  std::uint64_t number(const char* key) {
    const auto* value = find(key);
    if (value && value->is_number_unsigned()) return value->get<std::uint64_t>();
    return fail(key), 0;
  }
  bool flag(const char* key) const {
    const auto* value = find(key);
    return value && value->is_boolean() && value->get<bool>();
  }
  template <class Enum>
  std::optional<Enum> one_of(const char* key) {
    auto found = from_word<Enum>(text(key));
    if (!found) fail(key);
    return found;
  }
  template <class Tag>
  std::vector<Id64<Tag>> ids(const char* key) {
    std::vector<Id64<Tag>> out;
    const auto* list = find(key);
    if (!list || !list->is_array()) return fail(key), out;
    for (const auto& item : *list) {
      const auto id = item.is_string() ? parse_id<Tag>(item.get_ref<const std::string&>()) : std::nullopt;
      if (!id) return fail(key), out;
      out.push_back(*id);
    }
    return out;
  }
  std::vector<Saying> sayings(const char* key) {
    std::vector<Saying> out;
    const auto* list = find(key);
    if (!list) return out;
    if (!list->is_array()) return fail(key), out;
    for (const auto& item : *list) {
      auto saying = read_saying(item);
      if (!saying) return fail(key), out;
      out.push_back(*std::move(saying));
    }
    return out;
  }
  bool has(const char* key) const { return find(key) != nullptr; }
  const std::string& failed() const { return failed_; }

 private:
  const Json& json_;
  std::string failed_;

  const Json* find(const char* key) const {
    const auto at = json_.find(key);
    return at == json_.end() ? nullptr : &*at;
  }
  void fail(const char* key) {
    if (failed_.empty()) failed_ = key;
  }
};

void read_evidence(Entry& entry, Fields& fields) {
  entry.said = fields.sayings("said");
  entry.links = fields.ids<LinkTag>("links");
  entry.claims = fields.ids<ClaimTag>("claims");
}

void read_fields(Entry& entry, Fields& fields) {
  switch (entry.kind) {
    case Kind::OpenSession:
      entry.text = fields.text("question");
      break;
    case Kind::CloseSession:
      break;
    case Kind::Note:
      entry.text = fields.text("text");
      break;
    case Kind::Reject:
      entry.text = fields.text("because");
      read_evidence(entry, fields);
      break;
    case Kind::Undo:
      if (fields.has("event")) {
        entry.undoes = fields.number("event");
      } else {
        entry.undoes_content = fields.text("undoes");
        if (fields.has("nth")) entry.undoes_nth = fields.number("nth");
      }
      entry.of = fields.text("of");
      break;
    case Kind::Decide:
      entry.text = fields.text("because");
      if (fields.has("verdict")) {
        entry.verdict = fields.one_of<Verdict>("verdict");
      } else {
        entry.resolution = fields.one_of<Resolution>("resolve");
        read_evidence(entry, fields);
      }
      break;
  }
  entry.by_assumed = fields.flag("by_assumed");
  entry.at_told = fields.flag("at_told");
}

void add_evidence(Json& payload, const Entry& entry) {
  payload["links"] = ids_json(entry.links);
  payload["claims"] = ids_json(entry.claims);
  if (entry.said.empty()) return;
  auto& said = payload["said"] = Json::array();
  for (const auto& saying : entry.said) said.push_back(saying_json(saying));
}

}  // namespace

std::optional<ClaimId> claim_id(std::string_view subject) { return parse_id<ClaimTag>(subject); }
std::optional<LinkId> link_id(std::string_view subject) { return parse_id<LinkTag>(subject); }
std::optional<MatterId> matter_id(std::string_view subject) { return parse_id<MatterTag>(subject); }

Result<Entry> read_entry(const db::Event& event) {
  const auto kind = from_word<Kind>(event.kind);
  if (!kind) return bad(event, "does something that this version does not know: \"" + event.kind + "\"");
  const auto payload = Json::parse(event.payload, nullptr, false);
  if (!payload.is_object()) return bad(event, "has a payload that is no JSON object");
  Entry entry;
  entry.seq = event.seq;
  entry.at = event.at;
  entry.by = event.by;
  entry.session = event.session;
  entry.subject = event.subject;
  entry.content = db::hex(db::bytes_of(db::content_of(event)));
  entry.kind = *kind;
  Fields fields(payload);
  read_fields(entry, fields);
  if (!fields.failed().empty()) return bad(event, "has no sound \"" + fields.failed() + "\"");
  return entry;
}

db::Event to_event(const Entry& entry) {
  Json payload = Json::object();
  switch (entry.kind) {
    case Kind::OpenSession:
      payload["question"] = entry.text;
      break;
    case Kind::CloseSession:
      break;
    case Kind::Note:
      payload["text"] = entry.text;
      break;
    case Kind::Reject:
      payload["because"] = entry.text;
      add_evidence(payload, entry);
      break;
    case Kind::Undo:
      payload["undoes"] = entry.undoes_content;
      if (entry.undoes_nth > 1) payload["nth"] = entry.undoes_nth;
      payload["of"] = entry.of;
      break;
    case Kind::Decide:
      payload["because"] = entry.text;
      if (entry.verdict) payload["verdict"] = word(*entry.verdict);
      if (!entry.resolution) break;
      payload["resolve"] = word(*entry.resolution);
      add_evidence(payload, entry);
      break;
  }
  if (entry.by_assumed) payload["by_assumed"] = true;
  if (entry.at_told) payload["at_told"] = true;
  return {entry.seq, entry.at, entry.by, entry.session, word(entry.kind), entry.subject, payload.dump()};
}

}  // namespace gainsay::session
