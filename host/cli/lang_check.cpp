// SPDX-License-Identifier: Apache-2.0
// gainsay lang check: a language file's own tests, through the very plugins that read documents.
#include "host/cli/lang_check.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "host/cli/command.hpp"
#include "host/cli/expectation.hpp"
#include "host/cli/language_file.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/reading.hpp"
#include "host/cli/terminal.hpp"
#include "host/cli/value_json.hpp"
#include "host/document/import.hpp"
#include "host/document/publication_date.hpp"

namespace gainsay::cli {
namespace {

struct Outcome {
  const LanguageTest* test = nullptr;
  bool passed = false;
  std::string got;
};

Result<model::Document> document_of(const LanguageTest& test, const std::string& language) {
  document::SourceItem item{"test", "test", {}};
  item.metadata.language = language;
  if (!test.published.empty()) {
    auto published = document::parse_publication_date(test.published, model::DateBasis::User);
    if (!published) return std::move(published).error();
    item.metadata.published = *std::move(published);
  }
  return document::import_bytes(test.text, item, {});
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : " ; ") + part;
  return out.empty() ? "none" : out;
}

template <class Got>
Outcome judge(const LanguageTest& test, const std::vector<Got>& got, const Names& names) {
  std::vector<std::string> texts;
  for (const auto& one : got) texts.push_back(notation(one, names));
  return {&test, all_meet(got, test.expected, names), joined(texts)};
}

Outcome judge(const LanguageTest& test, const Reading& reading, const Names& names) {
  if (test.layer == "sentence") {
    const auto count = std::to_string(reading.analysis.sentences.size());
    return {&test, test.expected.size() == 1 && test.expected.front() == count, count};
  }
  if (test.layer == "claim") return judge(test, reading.extracted.claims, names);
  std::vector<model::Mention> mentions;
  std::copy_if(reading.extracted.mentions.begin(), reading.extracted.mentions.end(), std::back_inserter(mentions),
               [&](const auto& mention) { return names.name(mention.layer) == test.layer; });
  return judge(test, mentions, names);
}

Result<std::vector<Outcome>> check(const LanguageFile& file, Reader& reader) {
  std::vector<model::Document> documents;
  for (const auto& test : file.tests) {
    auto document = document_of(test, file.code);
    if (!document) {
      auto problem = std::move(document).error();
      problem.where = file.path.string() + ":" + std::to_string(test.line);
      return problem;
    }
    documents.push_back(*std::move(document));
  }
  auto readings = reader.read(std::move(documents));
  if (!readings) return std::move(readings).error();
  const auto names = reader.names();
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < file.tests.size(); ++i) {
    const auto& reading = (*readings)[i];
    outcomes.push_back(reading ? judge(file.tests[i], *reading, names)
                               : Outcome{&file.tests[i], false, reading.error().message});
    if (reading && !reading->extracted.failures.empty()) {
      outcomes.back().passed = false;
      outcomes.back().got += " (" + reading->extracted.failures.front().reason + ")";
    }
  }
  return outcomes;
}

void print(const LanguageFile& file, const std::vector<Outcome>& outcomes) {
  for (const auto& outcome : outcomes) {
    if (outcome.passed) continue;
    std::cout << file.path.filename().string() << ':' << outcome.test->line << ": " << outcome.test->layer << ": "
              << printable(outcome.test->text) << "\n  expected  " << joined(outcome.test->expected) << "\n  got       "
              << printable(outcome.got) << '\n';
  }
}

Json outcomes_json(const LanguageFile& file, const std::vector<Outcome>& outcomes) {
  Json out = Json::array();
  for (const auto& outcome : outcomes)
    out.push_back({{"file", file.path.filename().string()},
                   {"line", outcome.test->line},
                   {"layer", outcome.test->layer},
                   {"text", outcome.test->text},
                   {"expected", joined(outcome.test->expected)},
                   {"got", outcome.got},
                   {"passed", outcome.passed}});
  return out;
}

Result<std::vector<LanguageFile>> wanted_files(const Options& options, const Locations& locations) {
  std::vector<std::filesystem::path> paths = language_files(locations.languages);
  if (!options.operands.empty()) {
    paths.clear();
    for (const auto& operand : options.operands)  // a code, or a file that is being written
      paths.push_back(operand.find('.') != std::string::npos ? std::filesystem::path(operand)
                                                             : locations.languages / (operand + ".lang"));
  }
  std::vector<LanguageFile> files;
  for (const auto& path : paths) {
    auto file = load_language_file(path);
    if (!file) return std::move(file).error();
    files.push_back(*std::move(file));
  }
  return files;
}

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  const auto files = wanted_files(options, workbench->locations());
  if (!files) return print_error(files.error());
  auto reader = Reader::start(*workbench);
  if (!reader) return print_error(reader.error());
  bool all_passed = true;
  Json list = Json::array();
  for (const auto& file : *files) {
    const auto outcomes = check(file, *reader);
    if (!outcomes) return print_error(outcomes.error());
    const auto passed = std::count_if(outcomes->begin(), outcomes->end(), [](const auto& o) { return o.passed; });
    all_passed = all_passed && static_cast<std::size_t>(passed) == outcomes->size();
    if (options.json) {
      for (auto& one : outcomes_json(file, *outcomes)) list.push_back(std::move(one));
    } else {
      print(file, *outcomes);
      std::cout << file.code << ": " << passed << " of " << outcomes->size() << " tests pass\n";
    }
  }
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/language-tests/1";
    out["tests"] = std::move(list);
    std::cout << dump(out, 2) << '\n';
  }
  return all_passed ? exit_code::Ok : exit_code::Failed;
}

}  // namespace

Result<std::vector<LanguageResult>> check_languages(const Workbench& workbench) {
  const auto files = wanted_files({}, workbench.locations());
  if (!files) return files.error();
  auto reader = Reader::start(workbench);
  if (!reader) return reader.error();
  std::vector<LanguageResult> results;
  for (const auto& file : *files) {
    const auto outcomes = check(file, *reader);
    if (!outcomes) return outcomes.error();
    const auto passed = std::count_if(outcomes->begin(), outcomes->end(), [](const auto& o) { return o.passed; });
    results.push_back({file.code, static_cast<std::size_t>(passed), outcomes->size()});
  }
  return results;
}

extern const Command lang_check_command;
const Command lang_check_command = {"lang check", "Run the tests that language files carry",
                                    takes::OptionalLanguage | takes::Json, run};

}  // namespace gainsay::cli
