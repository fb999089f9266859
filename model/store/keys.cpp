#include "model/store/keys.h"

#include <QDateTime>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int counterBits = 32;
constexpr qint64 counterMask = std::numeric_limits<quint32>::max();

} // namespace

Result<KeyMaker::Counter *> KeyMaker::counterOf(const QByteArray &table)
{
    const auto known = m_counters.find(table);
    if (known != m_counters.end())
        return &known->second;
    const LentStatement read =
        m_statements.lend("SELECT last FROM counter WHERE copy = ?1 AND table_name = ?2");
    read->bind(1, m_copy).bind(2, QString::fromUtf8(table));
    Counter counter;
    if (read->next())
        counter.last = counter.saved = read->integer(0);
    if (read->failed())
        return read->error();
    return &m_counters.emplace(table, counter).first->second;
}

Result<Id> KeyMaker::next(const QByteArray &table)
{
    const auto counter = counterOf(table);
    if (!counter)
        return counter.error();
    if ((*counter)->last == counterMask)
        return Error{u"This copy of the casefile has used up its keys for %1. Nothing was changed; "
                     u"make a copy of the file and "
                     "go on with that one."_s.arg(QString::fromUtf8(table))};
    return Id{(m_copy << counterBits) | ++(*counter)->last};
}

Result<void> KeyMaker::noteUsed(const QByteArray &table, Id id)
{
    if (id.value >> counterBits != m_copy)
        return {};
    const auto counter = counterOf(table);
    if (!counter)
        return counter.error();
    (*counter)->last = std::max((*counter)->last, id.value & counterMask);
    return {};
}

Result<void> KeyMaker::save()
{
    const LentStatement copy =
        m_statements.lend("INSERT OR IGNORE INTO copy (copy, made_at) VALUES (?1, ?2)");
    if (auto added = copy->bind(1, m_copy).bind(2, QDateTime::currentMSecsSinceEpoch()).run();
        !added)
        return added;
    const LentStatement write =
        m_statements.lend("INSERT INTO counter (copy, table_name, last) VALUES (?1, ?2, ?3) "
                          "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)");
    for (auto &[table, counter] : m_counters) {
        if (counter.last == counter.saved)
            continue;
        write->bind(1, m_copy).bind(2, QString::fromUtf8(table)).bind(3, counter.last);
        if (auto written = write->run(); !written)
            return written;
        counter.saved = counter.last;
    }
    return {};
}

} // namespace sourceline
