// SPDX-License-Identifier: Apache-2.0
#include "host/cli/deed.hpp"

#include <chrono>
#include <cstdio>
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/event_json.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/standard_streams.hpp"
#include "host/cli/stored_report.hpp"
#include "host/session/standing.hpp"

namespace gainsay::cli {
namespace {

using Seconds = std::chrono::sys_seconds;

std::string iso(Seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

// Only the form that iso() writes: a log sorts and reads the same everywhere.
bool is_time(const std::string& text) {
  int year = 0, hour = 0, minute = 0, second = 0, end = 0;
  unsigned month = 0, day = 0;
  const int read =
      std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ%n", &year, &month, &day, &hour, &minute, &second, &end);
  if (read != 6 || static_cast<std::size_t>(end) != text.size() || hour > 23 || minute > 59 || second > 59)
    return false;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return false;
  const Seconds time = std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                       std::chrono::seconds(second);
  return iso(time) == text;
}

std::string what(const session::Entry& entry) {
  std::string out;
  if (entry.kind == session::Kind::Undo) {
    out = "undoes event " + std::to_string(entry.undoes);
    if (entry.of != entry.by) out += " of " + entry.of;
  }
  if (entry.verdict) out = session::word(*entry.verdict);
  if (entry.resolution) out = session::word(*entry.resolution);
  if (!entry.text.empty()) out += (out.empty() ? "" : ": ") + entry.text;
  if (!entry.stands()) out += " (undone by event " + std::to_string(entry.undone_by) + ")";
  return out;
}

// Where the subject of an event stands; "" when it has no state.
Result<std::string> state_after(db::Casefile& casefile, const session::Log& log, const std::string& subject) {
  if (subject.starts_with(ClaimTag::prefix)) return std::string(log.rejection(subject) ? "rejected" : "extracted");
  if (subject.starts_with(LinkTag::prefix)) return std::string(log.rejection(subject) ? "rejected" : "");
  const auto matter = session::matter_id(subject);
  if (!matter) return std::string();
  const auto links = casefile.links().about(*matter);
  if (!links) return links.error();
  const auto sayings = session::Sayings::load_for(casefile, log);
  if (!sayings) return sayings.error();
  return std::string(session::word(session::standing_of(log, *sayings, *matter, *links).state));
}

Result<void> print(db::Casefile& casefile, std::uint64_t seq, const Options& options) {
  const auto log = session::load_log(casefile);
  if (!log) return log.error();
  const auto* entry = log->entry(seq);
  if (!entry) return Error{ErrorCode::Internal, "event " + std::to_string(seq) + " cannot be read back", "", ""};
  const auto state = state_after(casefile, *log, entry->subject);
  if (!state) return state.error();
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/event/1";
    out.update(entry_json(*entry));
    if (!state->empty()) out["state"] = *state;
    std::cout << dump(out, 1) << '\n';
    return {};
  }
  if (options.verbosity < 0) return {};
  Table table(options);
  auto cells = entry_cells(*entry);
  if (!state->empty()) cells.push_back("now " + *state);
  table.add(std::move(cells));
  table.print();
  return {};
}

}  // namespace

Result<session::Actor> actor_of(const Options& options) {
  session::Actor actor;
  actor.by = options.by;
  actor.session = options.session;
  actor.at_told = !options.at.empty();
  actor.at = options.at;
  if (!actor.at_told) actor.at = iso(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  if (!is_time(actor.at))
    return Error{ErrorCode::Usage, actor.at + " is no time", "--at", "in UTC, as 2026-01-31T23:59:00Z"};
  return actor;
}

std::vector<std::string> entry_cells(const session::Entry& entry) {
  return {std::to_string(entry.seq), entry.at,      entry.by + (entry.by_assumed ? " (assumed)" : ""),
          session::word(entry.kind), entry.subject, what(entry)};
}

int act(const Options& options, const Deed& deed) {
  const auto actor = actor_of(options);
  if (!actor) return print_error(actor.error());
  auto casefile = open_casefile(options, db::Access::Write);
  if (!casefile) return print_error(casefile.error());
  const auto seq = deed(*casefile, *actor);
  if (!seq) return print_error(seq.error());
  const auto done = "recorded as event " + std::to_string(*seq) + "; the same again would be another";
  if (auto printed = print(*casefile, *seq, options); !printed) {
    auto problem = std::move(printed).error();
    problem.hint = done;
    return print_error(problem);
  }
  return finish_output(exit_code::Ok, done);
}

}  // namespace gainsay::cli
