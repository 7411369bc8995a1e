//===- SarifFormat.cpp - SARIF 2.1.0 --------------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's SarifDocumentWriter knows neither fixes nor the help of rules, base
// directories, invocations and notifications, and takes its places from a
// SourceManager, where this program has files and offsets. Its URIs are used.
//
//===----------------------------------------------------------------------===//

#include "Fingerprint.h"
#include "Formats.h"
#include "PageText.h"
#include "clang/Basic/Sarif.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace async_tidy {
namespace {

constexpr StringLiteral BaseId = "%SRCROOT%";
/// Where the folder docs/ is published; may be empty.
constexpr StringLiteral Address = ASYNC_TIDY_DOCS_URL;

json::Object message(StringRef Text) {
  return json::Object{{"text", json::fixUTF8(Text)}};
}

StringRef levelName(Level Level) {
  switch (Level) {
  case Level::Note:
    return "note";
  case Level::Warning:
    return "warning";
  case Level::Error:
    return "error";
  }
  llvm_unreachable("no level");
}

/// As code scanning at GitHub names it.
StringRef problemSeverity(const CheckEntry &Entry) {
  return Entry.Severity == Severity::Hint ? "recommendation"
                                          : StringRef(name(Entry.Severity));
}

class SarifPrinter {
public:
  SarifPrinter(const async_tidy::Report &Report, SourceTexts &Texts)
      : Report(Report), Texts(Texts),
        RootUri(clang::SarifDocumentWriter::fileNameToURI(Report.Root) + "/") {}

  json::Value document() {
    json::Array Results;
    for (const Finding &Found : Report.Findings)
      Results.push_back(result(Found));
    json::Object Run{
        {"tool", json::Object{{"driver", driver()}}},
        {"columnKind", "utf16CodeUnits"},
        {"originalUriBaseIds",
         json::Object{{StringRef(BaseId), json::Object{{"uri", RootUri}}}}},
        {"invocations", json::Array{invocation()}},
        {"results", std::move(Results)}};
    return json::Object{
        {"$schema",
         "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
         "sarif-schema-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs", json::Array{std::move(Run)}}};
  }

private:
  static json::Object driver() {
    json::Array Rules;
    for (const CheckEntry &Entry : Catalog)
      Rules.push_back(rule(Entry));
    json::Object Result{{"name", "async-tidy"},
                        {"version", ASYNC_TIDY_VERSION},
                        {"semanticVersion", ASYNC_TIDY_VERSION},
                        {"rules", std::move(Rules)}};
    if (!Address.empty())
      Result["informationUri"] = StringRef(Address);
    return Result;
  }

  static json::Object rule(const CheckEntry &Entry) {
    json::Array Tags{"async", StringRef(name(Entry.Family))};
    if (Entry.Cwe)
      Tags.push_back("external/cwe/cwe-" + std::to_string(Entry.Cwe));
    const std::string Help = helpMarkdown(Entry, Address);
    json::Object Result{
        {"id", StringRef(Entry.Name)},
        {"shortDescription", message(Entry.Summary)},
        {"fullDescription", message(whyText(Entry))},
        {"help", json::Object{{"text", Help}, {"markdown", Help}}},
        {"defaultConfiguration",
         json::Object{
             {"enabled", Entry.Preset == Preset::Recommended},
             {"level", Entry.Severity == Severity::Hint ? "note" : "warning"}}},
        {"properties",
         json::Object{{"tags", std::move(Tags)},
                      {"problem.severity", problemSeverity(Entry)}}}};
    if (!Address.empty())
      Result["helpUri"] =
          (Address + "/checks/" + StringRef(shortName(Entry)) + ".md").str();
    return Result;
  }

  /// Below the root relative to it, so that reports of several machines agree.
  json::Object artifact(StringRef File) const {
    const std::string Uri = clang::SarifDocumentWriter::fileNameToURI(File);
    StringRef Rest = Uri;
    if (!Rest.consume_front(RootUri))
      return json::Object{{"uri", Uri}};
    // In front of the first slash a colon would end a scheme.
    std::string Relative;
    for (char C : Rest)
      Relative += C == ':' ? std::string("%3A") : std::string(1, C);
    return json::Object{{"uri", Relative}, {"uriBaseId", StringRef(BaseId)}};
  }

  static json::Object region(Position Begin, Position End) {
    return json::Object{{"startLine", Begin.Line},
                        {"startColumn", Begin.Column},
                        {"endLine", End.Line},
                        {"endColumn", End.Column}};
  }

  json::Object location(const Place &At, bool WithMessage) const {
    json::Object Physical{{"artifactLocation", artifact(At.File)}};
    if (At.Begin.Line)
      Physical["region"] = region(At.Begin, At.End);
    json::Object Result{{"physicalLocation", std::move(Physical)}};
    if (WithMessage)
      Result["message"] = message(At.Message);
    return Result;
  }

  json::Object result(const Finding &Found) {
    json::Object Result{
        {"ruleId", Found.Error.DiagnosticName},
        {"ruleIndex", int64_t(Found.Check - std::begin(Catalog))},
        {"level", levelName(levelOf(Found))},
        {"message", message(Found.At.Message)},
        {"locations", json::Array{location(Found.At, /*WithMessage=*/false)}},
        {"partialFingerprints",
         json::Object{{"asyncTidyFinding/v1",
                       Fingerprints.next(keyOf(Found, Report.Root, Texts))}}}};
    if (!Found.Notes.empty())
      Result["codeFlows"] = json::Array{codeFlow(Found)};
    if (!Found.Error.Message.Fix.empty())
      Result["fixes"] = json::Array{fix(Found)};
    return Result;
  }

  json::Object codeFlow(const Finding &Found) const {
    json::Array Steps;
    Steps.push_back(
        json::Object{{"location", location(Found.At, /*WithMessage=*/true)}});
    for (const Place &Note : Found.Notes)
      Steps.push_back(
          json::Object{{"location", location(Note, /*WithMessage=*/true)}});
    return json::Object{{"threadFlows", json::Array{json::Object{
                                            {"locations", std::move(Steps)}}}}};
  }

  json::Object fix(const Finding &Found) {
    std::map<std::string, json::Array> Changes;
    for (const auto &File : Found.Error.Message.Fix)
      for (const clang::tooling::Replacement &Replacement : File.second) {
        const std::string Path = canonicalPath(File.first());
        const unsigned Start = Replacement.getOffset();
        Changes[Path].push_back(json::Object{
            {"deletedRegion",
             region(Texts.position(Path, Start),
                    Texts.position(Path, Start + Replacement.getLength()))},
            {"insertedContent", message(Replacement.getReplacementText())}});
      }
    json::Array Artifacts;
    for (auto &[Path, Replacements] : Changes)
      Artifacts.push_back(
          json::Object{{"artifactLocation", artifact(Path)},
                       {"replacements", std::move(Replacements)}});
    return json::Object{
        {"description",
         message("what " + Found.Error.DiagnosticName + " suggests")},
        {"artifactChanges", std::move(Artifacts)}};
  }

  json::Object invocation() const {
    json::Array Notifications;
    for (const Problem &Problem : Report.Problems)
      Notifications.push_back(json::Object{
          {"level", "error"},
          {"message", message(Problem.At.Message)},
          {"locations",
           json::Array{location(Problem.At, /*WithMessage=*/false)}}});
    return json::Object{
        {"executionSuccessful", Report.Problems.empty()},
        {"toolExecutionNotifications", std::move(Notifications)}};
  }

  const async_tidy::Report &Report;
  SourceTexts &Texts;
  const std::string RootUri;
  async_tidy::Fingerprints Fingerprints;
};

} // namespace

void printSarif(raw_ostream &Out, const Report &Report, SourceTexts &Texts) {
  Out << formatv("{0:2}\n", SarifPrinter(Report, Texts).document());
}

} // namespace async_tidy
