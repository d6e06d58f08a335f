// SPDX-License-Identifier: Apache-2.0
// gainsay annotate: JSON lines in, JSON lines out, in the same order; a bad line costs itself only.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "host/cli/annotation_row.hpp"
#include "host/cli/claim_json.hpp"
#include "host/cli/command.hpp"
#include "host/cli/interrupt.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/reading.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t batch_rows = 64;

bool wants(const Options& options, const std::string& layer) {
  return options.layers.empty() ||
         std::find(options.layers.begin(), options.layers.end(), layer) != options.layers.end();
}

template <class Element>
Json ranges_json(const std::vector<Element>& elements, const CodePoints& points) {
  Json out = Json::array();
  for (const auto& element : elements) out.push_back(range_json(points.of(element.span)));
  return out;
}

Json paragraphs_json(const model::Analysis& analysis, const CodePoints& points) {
  Json out = Json::array();
  for (const auto& paragraph : analysis.paragraphs) {
    Json one;
    one["span"] = range_json(points.of(paragraph.span));
    one["role"] = to_string(paragraph.role);
    one["language"] = paragraph.language < analysis.languages.size() ? analysis.languages[paragraph.language] : "und";
    out.push_back(std::move(one));
  }
  return out;
}

Json annotation_json(const Json& id, const Reading& reading, const Names& names, const Runs& runs,
                     const Options& options) {
  const auto& [document, analysis, extracted] = reading;
  const CodePoints points(document.text);
  const TextView view{document.text, &points};
  Json out;
  out["schema"] = "gainsay/annotation/1";
  out["id"] = id;
  out["language"] = document.language;
  out["sentences"] = ranges_json(analysis.sentences, points);
  if (options.tokens) out["tokens"] = ranges_json(analysis.tokens, points);
  out["paragraphs"] = paragraphs_json(analysis, points);
  out["mentions"] = Json::array();
  for (const auto& mention : extracted.mentions)
    if (wants(options, names.name(mention.layer))) out["mentions"].push_back(mention_json(mention, view, names));
  out["claims"] = Json::array();
  if (wants(options, "claim"))
    for (const auto& claim : extracted.claims)
      out["claims"].push_back(claim_json(claim, id.is_string() ? id.get<std::string>() : id.dump(), view, names, runs));
  for (const auto& failure : extracted.failures)
    out["failures"].push_back({{"stage", failure.stage},
                               {"plugin", failure.plugin.value_or("")},
                               {"code", failure.code},
                               {"reason", failure.reason}});
  return out;
}

Json error_json(const Json& id, const Error& error) {
  Json out;
  out["id"] = id;
  out["error"] = error.message;
  return out;
}

// Reads the good rows of a batch together and prints all of them in order.
Result<void> print_batch(Reader& reader, const Options& options, std::vector<AnnotationRow>& rows) {
  std::vector<model::Document> documents;
  for (auto& row : rows)
    if (row.document) documents.push_back(*row.document);
  auto readings = reader.read(std::move(documents));
  if (!readings) return std::move(readings).error();
  const auto names = reader.names();
  Runs runs;
  for (const auto& run : reader.extraction().runs()) runs.emplace(run.id, run);
  auto next = readings->begin();
  for (const auto& row : rows) {
    if (!row.document) {
      std::cout << dump(error_json(row.id, row.document.error())) << '\n';
      continue;
    }
    const auto& reading = *next++;
    std::cout << dump(reading ? annotation_json(row.id, *reading, names, runs, options)
                              : error_json(row.id, reading.error()))
              << '\n';
  }
  std::cout.flush();
  rows.clear();
  return {};
}

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  auto reader = Reader::start(*workbench);
  if (!reader) return print_error(reader.error());
  std::vector<AnnotationRow> rows;
  for (std::string line; std::cout.good() && std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    rows.push_back(parse_row(line, options.language));
    // Answer at once what has been asked when nothing else waits, so that a conversation is possible.
    if (rows.size() < batch_rows && std::cin.rdbuf()->in_avail() > 0) continue;
    if (auto done = print_batch(*reader, options, rows); !done) return print_error(done.error());
  }
  if (interrupted()) return exit_code::Interrupted;
  if (!rows.empty())
    if (auto done = print_batch(*reader, options, rows); !done) return print_error(done.error());
  if (std::cin.bad()) return print_error({ErrorCode::Io, "reading failed", "standard input", ""});
  return exit_code::Ok;
}

}  // namespace

extern const Command annotate_command;
const Command annotate_command = {"annotate", "JSON lines with texts in, what is in them out",
                                  takes::Layers | takes::Language, run};

}  // namespace gainsay::cli
