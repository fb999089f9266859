#pragma once

#include "model/exchange/benchkinds.h"
#include "model/exchange/benchworld.h"
#include "model/text/offsets.h"

#include <optional>

namespace sourceline {

/// A place in one of the story's documents.
struct BenchAnchor
{
    int document = 0;
    TextRange range;
    std::optional<TextRange> phrase;
};

struct BenchIncident
{
    const BenchKind *kind = nullptr;
    qint32 day = 0; ///< since 1970
    QString dateEdtf, dateWords, zone;
    int place = 0, doer = 0;
    QString title, target, weapon;
    int killed = 0, wounded = 0, munitions = 0,
        count = 0; ///< what happened; what is claimed differs
    const char *review = "coded";
    std::vector<BenchAnchor> anchors;
};

struct BenchStatement
{
    int speaker = 0;
    qint32 day = 0;
    bool narration = false;
    QString gist;
    std::vector<int> documents; ///< that report it
};

struct BenchClaim
{
    int incident = 0, statement = 0;
    const char *field = nullptr, *measure = nullptr, *reported = nullptr, *qualifier = nullptr;
    std::optional<qint32> low, best, high;
    QString value, nationality, resolvedEdtf;
    bool feeds = true;
    std::vector<BenchAnchor> anchors;
};

struct BenchAttribution
{
    int incident = 0, statement = 0;
    int actor = -1;
    const char *role = "perpetrator", *stance = "asserts", *reliability = nullptr;
    int credibility = 0;
    QString wording;
    std::vector<BenchAnchor> anchors;
};

struct BenchAssessment
{
    int incident = 0;
    int actor = -1;
    int likelihood = 0;
    const char *confidence = nullptr;
    QString reasons;
};

struct BenchLink
{
    const char *kind, *basis;
    int from = 0, to = 0;
};

/// A text that grows by sentences. Offsets are code points, since no name of this world needs a
/// surrogate.
struct BenchText
{
    QString text;
    int sentences = 0;

    TextRange add(const QString &sentence);
};

struct BenchDocument
{
    int outlet = 0;
    qint32 day = 0;
    QString title;
    BenchText body;
};

/// Some documents about one run of events in one country, and all that they say: the most that is
/// held in memory at once.
struct BenchStory
{
    int country = 0;
    std::vector<BenchDocument> documents;
    std::vector<BenchIncident> incidents;
    std::vector<BenchStatement> statements; ///< the documents' narrations first
    std::vector<BenchClaim> claims;
    std::vector<BenchAttribution> attributions;
    std::vector<BenchAssessment> assessments;
    std::vector<BenchLink> links;
};

struct BenchStorySize
{
    int documents = 0, incidents = 0, claims = 0;
};

BenchStory makeBenchStory(const BenchWorld &world, BenchRandom &random, const BenchStorySize &size);

} // namespace sourceline
