// SPDX-License-Identifier: Apache-2.0
#include "host/cli/event_json.hpp"

#include <string>

namespace gainsay::cli {
namespace {

template <class Id>
Json ids_json(const std::vector<Id>& ids) {
  Json out = Json::array();
  for (const auto& id : ids) out.push_back(to_string(id));
  return out;
}

const char* text_key(session::Kind kind) {
  if (kind == session::Kind::OpenSession) return "question";
  return kind == session::Kind::Note ? "text" : "because";
}

Json verdict_json(const session::Entry& entry) {
  Json out;
  out["event"] = entry.seq;
  out["at"] = entry.at;
  out["by"] = entry.by;
  out["session"] = text_or_null(entry.session);
  if (entry.verdict) out["verdict"] = session::word(*entry.verdict);
  if (entry.resolution) out["resolve"] = session::word(*entry.resolution);
  if (entry.kind == session::Kind::Reject) out["resolve"] = "rejected";
  out["because"] = entry.text;
  return out;
}

}  // namespace

Json entry_json(const session::Entry& entry) {
  Json out;
  out["event"] = entry.seq;
  out["at"] = entry.at;
  if (entry.at_told) out["at_told"] = true;
  out["by"] = entry.by;
  if (entry.by_assumed) out["by_assumed"] = true;
  out["session"] = text_or_null(entry.session);
  out["kind"] = session::word(entry.kind);
  out["subject"] = entry.subject;
  if (entry.verdict) out["verdict"] = session::word(*entry.verdict);
  if (entry.resolution) out["resolve"] = session::word(*entry.resolution);
  if (entry.kind == session::Kind::Undo) {
    out["undoes"] = {{"event", entry.undoes}, {"by", entry.of}, {"others", entry.of != entry.by}};
  } else if (entry.kind != session::Kind::CloseSession) {
    out[text_key(entry.kind)] = entry.text;
  }
  if (entry.resolution || !entry.links.empty()) {
    out["links"] = ids_json(entry.links);
    out["claims"] = ids_json(entry.claims);
  }
  out["undone_by"] = entry.stands() ? Json(nullptr) : Json(entry.undone_by);
  return out;
}

Json history_json(const std::vector<const session::Entry*>& entries) {
  Json out = Json::array();
  for (const auto* entry : entries) out.push_back(entry_json(*entry));
  return out;
}

Json verdicts_json(const session::Standing& standing) {
  Json out = Json::array();
  for (const auto& position : standing.positions) {
    auto one = verdict_json(*position.entry);
    one["outdated"] = position.outdated();
    one["new_links"] = ids_json(position.fresh);
    one["gone_links"] = ids_json(position.gone);
    out.push_back(std::move(one));
  }
  return out;
}

Json claim_verdicts_json(const session::Log& log, ClaimId claim) {
  Json out = Json::array();
  for (const auto* entry : log.standing(to_string(claim))) out.push_back(verdict_json(*entry));
  return out;
}

std::string_view claim_state(const session::Log& log, ClaimId claim) {
  return session::word(log.rejection(to_string(claim)) ? session::ClaimState::Rejected
                                                       : session::ClaimState::Extracted);
}

}  // namespace gainsay::cli
