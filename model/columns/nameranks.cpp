#include "model/columns/nameranks.h"

#include "model/columns/collation.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr size_t fewCodes = 100; // beyond, all keys are soon made afresh

// One of the two kinds of text that a dictionary holds, with its ranks.
struct Kind
{
    std::vector<QString> Dictionary::*texts;
    std::vector<Code> Dictionary::*ranks;
    bool emptyIsNone;
};

constexpr Kind namesOf{&Dictionary::names, &Dictionary::rank, false};
constexpr Kind extrasOf{&Dictionary::extras, &Dictionary::extraRank, true};

std::vector<Code> rankedCodes(const Dictionary &dictionary, const Kind &kind)
{
    std::vector<Code> codes;
    for (const Code code : dictionary.byId) {
        if (!kind.emptyIsNone || !(dictionary.*kind.texts)[code].isEmpty())
            codes.push_back(code);
    }
    return codes;
}

void rankAfresh(Dictionary &dictionary, const Kind &kind)
{
    const std::vector<Code> codes = rankedCodes(dictionary, kind);
    CollationKeys keys;
    for (const Code code : codes)
        keys.add((dictionary.*kind.texts)[code]);
    std::vector<QByteArrayView> views;
    for (size_t i = 0; i < keys.size(); ++i)
        views.push_back(keys.key(i));
    const std::vector<quint32> ranks = ranksOf(views);
    std::vector<Code> &result = dictionary.*kind.ranks;
    result.assign(dictionary.ids.size(), Dictionary::noRank);
    for (size_t i = 0; i < codes.size(); ++i)
        result[codes[i]] = ranks[i];
}

// Codes in their order of before, and those that come new into it.
struct Parts
{
    struct Kept
    {
        Code rank, code;
    };

    std::vector<Kept> kept;
    std::vector<Code> fresh;
};

Parts partsOf(const Dictionary &dictionary, const Dictionary &before, const Kind &kind)
{
    Parts parts;
    const std::vector<Code> &ranks = before.*kind.ranks;
    for (const Code code : rankedCodes(dictionary, kind)) {
        const bool isKept = code < ranks.size() && ranks[code] != Dictionary::noRank
                            && (before.*kind.texts)[code] == (dictionary.*kind.texts)[code];
        if (isKept)
            parts.kept.push_back({ranks[code], code});
        else
            parts.fresh.push_back(code);
    }
    std::ranges::sort(parts.kept, {}, &Parts::Kept::rank);
    return parts;
}

class Merge
{
public:
    Merge(Dictionary &dictionary, const Kind &kind, Parts parts)
        : m_texts(dictionary.*kind.texts)
        , m_ranks(dictionary.*kind.ranks)
        , m_kept(std::move(parts.kept))
    {
        m_ranks.assign(dictionary.ids.size(), Dictionary::noRank);
        for (const Code code : parts.fresh)
            m_fresh.push_back({keyOf(code), code});
        std::ranges::sort(m_fresh, {}, &Fresh::key);
    }

    void run()
    {
        size_t kept = 0;
        QByteArray last; // key of what came last, where it is a fresh one
        for (const Fresh &fresh : m_fresh) {
            const auto place = std::partition_point(
                m_kept.begin() + qsizetype(kept), m_kept.end(), [&](const Parts::Kept &k) {
                    return keyOf(k.code) < fresh.key;
                });
            give(kept, size_t(place - m_kept.begin()), last);
            if (last.isNull() || last != fresh.key)
                ++m_next;
            m_ranks[fresh.code] = m_next - 1;
            last = fresh.key;
        }
        give(kept, m_kept.size(), last);
    }

private:
    struct Fresh
    {
        QByteArray key; ///< never null: QByteArray compares as unsigned bytes, as the keys do
        Code code = 0;
    };

    QByteArray keyOf(Code code)
    {
        m_keys.add(m_texts[code]);
        const QByteArrayView key = m_keys.key(m_keys.size() - 1);
        return {key.data() ? key.data() : "", key.size()};
    }

    // The kept ones up to `to`, after a fresh one of the key `last` or, where it is null, a kept
    // one.
    void give(size_t &kept, size_t to, QByteArray &last)
    {
        for (; kept < to; ++kept) {
            const bool isSame = last.isNull()
                                    ? kept > 0 && m_kept[kept - 1].rank == m_kept[kept].rank
                                    : last == keyOf(m_kept[kept].code);
            if (!isSame)
                ++m_next;
            m_ranks[m_kept[kept].code] = m_next - 1;
            last = {};
        }
    }

    const std::vector<QString> &m_texts;
    std::vector<Code> &m_ranks;
    std::vector<Parts::Kept> m_kept;
    std::vector<Fresh> m_fresh;
    CollationKeys m_keys;
    Code m_next = 0;
};

void rankTexts(Dictionary &dictionary, const Dictionary *before, const Kind &kind)
{
    Parts parts = before ? partsOf(dictionary, *before, kind) : Parts{};
    if (!before || parts.fresh.size() > fewCodes)
        rankAfresh(dictionary, kind);
    else
        Merge(dictionary, kind, std::move(parts)).run();
}

} // namespace

void rankNames(Dictionary &dictionary, const Dictionary *before)
{
    rankTexts(dictionary, before, namesOf);
    rankTexts(dictionary, before, extrasOf);
}

} // namespace sourceline
