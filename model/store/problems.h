#pragma once

#include <QStringList>

namespace sourceline {

/// Sentences of one kind, of which only the first are kept: a damaged file can have a million.
class Problems
{
public:
    void add(const QString &sentence)
    {
        if (++m_count <= mostListed)
            m_listed.append(sentence);
    }

    bool isEmpty() const { return m_count == 0; }

    QStringList sentences() const
    {
        if (m_count <= mostListed)
            return m_listed;
        return m_listed
               + QStringList{
                   QStringLiteral("There are %1 more of this kind.").arg(m_count - mostListed)};
    }

private:
    static constexpr qint64 mostListed = 50;

    QStringList m_listed;
    qint64 m_count = 0;
};

} // namespace sourceline
