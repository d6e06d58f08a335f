// SPDX-License-Identifier: Apache-2.0
#include "host/cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "host/cli/command_path.hpp"
#include "host/cli/environment.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/unknown_word.hpp"
#include "host/disagreement/messages.hpp"
#include "host/plugin_host/manifest.hpp"
#include "host/session/words.hpp"

namespace gainsay::cli {
namespace {

constexpr const char* common_group = "Common options";

void declare_common(CLI::App& app, Options& o) {
  const auto in_group = [](CLI::Option* option) { option->group(common_group); };
  in_group(app.add_option("--lanes", o.lanes, "Documents read side by side (default: one per core)")
               ->check(CLI::Range(1, 256))
               ->type_name("N"));
  in_group(app.add_option("--plugin-dir", o.plugin_dirs, "Take plugins from DIR only (repeatable)")
               ->allow_extra_args(false)
               ->type_name("DIR"));
  in_group(app.add_flag("--in-process", o.in_process, "Load plugins into this process (debugging)"));
  in_group(app.add_flag("--no-sandbox", o.no_sandbox, "Run workers without the sandbox"));
  in_group(app.add_flag_callback(
      "-q,--quiet", [&o] { o.verbosity = -1; }, "Results and errors only"));
  in_group(app.add_flag_function(
      "-v,--verbose", [&o](std::int64_t n) { o.verbosity = static_cast<int>(n); }, "Say more; twice for even more"));
  in_group(app.add_flag("--log-file", o.log_file, "Also log to $XDG_STATE_HOME/gainsay/gainsay.log"));
  static const std::map<std::string, Colour> colours = {
      {"auto", Colour::Auto}, {"always", Colour::Always}, {"never", Colour::Never}};
  in_group(app.add_option_function<std::string>(
                  "--color", [&o](const std::string& name) { o.colour = colours.at(name); }, "auto, always or never")
               ->check(CLI::IsMember({"auto", "always", "never"}))
               ->type_name("WHEN"));
}

void declare_operands(CLI::App& app, std::uint32_t takes, Options& o) {
  if (takes & takes::Sources)
    app.add_option("SOURCE", o.operands, "Files, folders, or - for standard input")->required();
  if (takes & takes::OptionalLanguage) app.add_option("LANGUAGE", o.operands, "Language codes (default: all)");
  if (takes & takes::Id)
    app.add_option("ID", o.operands, "Claim, link or disagreement; may be shortened")->required()->expected(1);
  if (takes & takes::NewPlugin) {
    app.add_option("ID", o.plugin_id, "Its reverse domain name: org.example.dates")->required();
    app.add_option("DIR", o.folder, "The folder to make (default: the last part of its id)");
    app.add_option("--kind", o.kind, "extractor or verifier")
        ->required()
        ->check(CLI::IsMember(std::vector<std::string>{plugin_host::to_string(plugin_host::Kind::Extractor),
                                                       plugin_host::to_string(plugin_host::Kind::Verifier)}))
        ->type_name("KIND");
  }
  if (takes & takes::NewCase) app.add_option("CASE", o.casefile, "The casefile to create")->required();
}

template <class Enum>
std::vector<std::string> words() {
  const auto all = session::all_words<Enum>();
  return {all.begin(), all.end()};
}

// Where what a command lists may stand: each kind of thing has states of its own, a document none.
std::vector<std::string> states(std::uint32_t takes) {
  if (takes & takes::ClaimState) return words<session::ClaimState>();
  auto all = words<session::State>();  // a link stands where its disagreement does, unless it is rejected itself
  if (takes & takes::LinkState) all.emplace_back(session::word(session::ClaimState::Rejected));
  return all;
}

void declare_selection(CLI::App& app, std::uint32_t takes, Options& o) {
  if (takes & takes::Selection) {
    app.add_option("--min-score", o.min_score, "Leave out what scores lower")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("X");
    app.add_option("--type", o.type, "Only this type of disagreement")->type_name("T");
    app.add_option("--max", o.max, "At most so many")->type_name("N");
  }
  if (takes & takes::WhyNot)
    app.add_flag("--why-not", o.why_not, "Also say what was compared and not flagged, and why");
  if (takes & takes::FailOn)
    app.add_option("--fail-on", o.fail_on, "Exit with 3 when there is a conflict, or a failure")
        ->check(CLI::IsMember({"conflict", "failure"}))
        ->allow_extra_args(false)
        ->type_name("WHAT");
  if (takes & takes::Filters) {
    app.add_option("--predicate", o.predicate, "Only claims with this predicate")->type_name("P");
    app.add_option("--entity", o.entity, "Only what names this entity (id or label)")->type_name("E");
    if (takes & (takes::ClaimState | takes::LinkState | takes::MatterState))
      app.add_option("--state", o.state, "Only what is in this state (default: all but what was dismissed)")
          ->check(CLI::IsMember(states(takes)))
          ->type_name("S");
    app.add_option("--since", o.since, "Only what was published on this day or later")->type_name("DATE");
    app.add_option("--document", o.document, "Only this document (id, or part of its path)")->type_name("DOC");
    app.add_option("--text", o.text, "Only what holds these words")->type_name("TEXT");
  }
}

// What people do. Whether the words make sense together is for host/session to say.
void declare_deeds(CLI::App& app, std::uint32_t takes, Options& o) {
  if (takes & takes::SessionName) app.add_option("NAME", o.operands, "The session")->required()->expected(1);
  if (takes & takes::Event)
    app.add_option("EVENT", o.operands, "Number of an event, as history shows it")->required()->expected(1);
  if (takes & takes::OptionalId)
    app.add_option("ID", o.operands, "Only what was done about this id; may be shortened")->expected(0, 1);
  if (takes & takes::InSession) app.add_option("--session", o.session, "The session")->type_name("NAME");
  if (takes & takes::Who) {
    app.add_option("--by", o.by, "Who does it")->type_name("WHO");
    app.add_option("--at", o.at, "When, in UTC, as 2026-01-31T23:59:00Z (default: now)")->type_name("TIME");
  }
  if (takes & takes::Decision) {
    auto* verdict = app.add_option("--verdict", o.verdict, "Rates a claim")
                        ->check(CLI::IsMember(words<session::Verdict>()))
                        ->type_name("V");
    app.add_option("--resolve", o.resolution, "Resolves a disagreement")
        ->check(CLI::IsMember(words<session::Resolution>()))
        ->type_name("R")
        ->excludes(verdict);
  }
  if (takes & takes::Because) app.add_option("--because", o.because, "The reason")->type_name("TEXT");
  if (takes & takes::NoteText) app.add_option("--text", o.text, "The note")->type_name("TEXT");
  if (takes & takes::Question) app.add_option("--question", o.question, "What is to be found out")->type_name("TEXT");
  if (takes & takes::Export) {
    app.add_option("--format", o.format, "html")->check(CLI::IsMember({"html"}))->required()->type_name("F");
    app.add_option("-o,--output", o.output, "Write to FILE (default: standard output)")->type_name("FILE");
  }
}

void declare(CLI::App& app, std::uint32_t takes, Options& o) {
  declare_operands(app, takes, o);
  declare_deeds(app, takes, o);
  const auto declare_case = [&](const char* help) {
    const auto is_named = [](const std::string& name) { return std::string(name.empty() ? "names no file" : ""); };
    app.add_option("--case", o.casefile, help)->type_name("FILE")->check(CLI::Validator(is_named, ""));
  };
  if (takes & takes::Case) declare_case("The casefile (default: $GAINSAY_CASE)");
  if (takes & takes::OwnCase) declare_case("The casefile to read into (default: a temporary one)");
  if (takes & (takes::Case | takes::OwnCase | takes::NewCase))
    app.add_option("--wait", o.wait, "Wait so long for another program that writes the casefile")
        ->check(CLI::Range(0.0, 86400.0))
        ->capture_default_str()
        ->type_name("SECONDS");
  if (takes & takes::Json) app.add_flag("--json", o.json, "One JSON document on standard output");
  if (takes & takes::Reader)
    app.add_option("--reader", o.reader, "Language of explanations")->type_name("xx")->capture_default_str();
  if (takes & (takes::Metadata | takes::Language | takes::Filters))
    app.add_option("--lang", o.language, "Language of the sources")->type_name("xx");
  if (takes & takes::Metadata) {
    app.add_option("--published", o.published, "When they were published (EDTF or ISO 8601)")->type_name("DATE");
    app.add_option("--publisher", o.publisher, "Who published them")->type_name("NAME");
  }
  declare_selection(app, takes, o);
  if (takes & takes::Layers) {
    app.add_option("--layers", o.layers, "quantity, time, entity, claim (default: all)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("L,…");
    app.add_flag("--tokens", o.tokens, "Also print tokens");
  }
  declare_common(app, o);
}

// The subcommand a command's name leads to; groups ("plugin") are made on the way.
CLI::App* subcommand(CLI::App& root, const Command& command) {
  const std::string name(command.name), help(command.help);
  const auto blank = name.find(' ');
  if (blank == std::string::npos) return root.add_subcommand(name, help);
  const auto group = name.substr(0, blank);
  const auto known = root.get_subcommands([&](const CLI::App* app) { return app->get_name() == group; });
  auto* parent =
      known.empty() ? root.add_subcommand(group, std::string(group_help(group)))->require_subcommand(1) : known.front();
  return parent->add_subcommand(name.substr(blank + 1), help);
}

// `gainsay help x y` is `gainsay x y --help`.
std::vector<std::string> words_of(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  return words;
}

}  // namespace

Parsed parse_arguments(int argc, const char* const* argv) {
  Parsed parsed;
  auto& o = parsed.options;
  o.reader = disagreement::default_reader;
  CLI::App root("Records what documents claim, beside the exact words, and flags where they disagree.", "gainsay");
  root.set_help_flag("-h,--help", "Print this help");
  root.require_subcommand(0, 1);
  root.add_flag("--version", parsed.version, "Print the version");
  root.add_flag("--json", o.json, "With --version: as JSON");
  declare_common(root, o);
  std::map<const CLI::App*, const Command*> by_app;
  for (const auto& command : commands()) {
    auto* app = subcommand(root, command);
    declare(*app, command.takes, o);
    by_app[app] = &command;
  }
  auto words = words_of(argc, argv);
  try {
    root.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them last first
  } catch (const CLI::CallForHelp&) {
    if (const auto unknown = unknown_word(root, words)) {
      parsed.exit_code = print_error(*unknown);
    } else {
      std::cout << root.help();
    }
    return parsed;
  } catch (const CLI::ParseError& error) {
    if (const auto unknown = unknown_word(root, words)) {
      parsed.exit_code = print_error(*unknown);
      return parsed;
    }
    auto what = std::string(error.what());
    while (!what.empty() && (what.back() == '\n' || what.back() == '.')) what.pop_back();
    parsed.exit_code = print_error({ErrorCode::Usage, what, "", path_of(called_of(root)) + " --help"});
    return parsed;
  }
  const auto& called = called_of(root);
  if (const auto at = by_app.find(&called); at != by_app.end()) parsed.command = at->second;
  if (parsed.command) {
    o.command = parsed.command->name;
    if (const auto filled = fill_from_environment(called, parsed.command->takes, o); !filled) {
      parsed.command = nullptr;
      parsed.exit_code = print_error(filled.error());
      return parsed;
    }
  }
  if (!parsed.command && !parsed.version) {
    std::cerr << root.help();
    parsed.exit_code = exit_code::Usage;
  }
  return parsed;
}

}  // namespace gainsay::cli
