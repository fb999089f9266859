#include "model/exchange/packlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace sourceline {

namespace {

// Walks JSON that is known to be valid, keeping only the path of open brackets.
class Walker
{
public:
    explicit Walker(const QByteArray &json)
        : m_json(json)
    {}

    PackLines walk()
    {
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"') {
                takeString();
                continue;
            }
            if (c == '\n')
                ++m_line;
            else if (c == '{' || c == '[')
                open(c == '{');
            else if (c == '}' || c == ']')
                m_open.pop_back();
            else if (c == ',' && !m_open.empty())
                m_open.back().expectsName = m_open.back().isObject;
            ++m_at;
        }
        return std::move(m_lines);
    }

private:
    struct Level
    {
        bool isObject = false;
        bool expectsName = false;
        QByteArray name;
        QSet<QByteArray> names;
    };

    void open(bool isObject)
    {
        // {"tables": {name: [row, …]}}: a row is the fourth level.
        if (isObject && m_open.size() == 3 && m_open[0].name == "tables")
            m_lines.rows[m_open[1].name].push_back(m_line);
        m_open.push_back({isObject, isObject, {}, {}});
    }

    void takeString()
    {
        const qsizetype start = m_at++;
        while (m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
        if (m_open.empty() || !m_open.back().expectsName)
            return;
        Level &level = m_open.back();
        level.expectsName = false;
        level.name = unescaped(m_json.mid(start, m_at - start));
        if (level.names.contains(level.name) && !m_lines.duplicate)
            m_lines.duplicate = PackLines::Duplicate{level.name, m_line};
        level.names.insert(level.name);
    }

    static QByteArray unescaped(const QByteArray &quoted)
    {
        if (!quoted.contains('\\'))
            return quoted.mid(1, quoted.size() - 2);
        return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString().toUtf8();
    }

    const QByteArray &m_json;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    std::vector<Level> m_open;
    PackLines m_lines;
};

} // namespace

PackLines packLines(const QByteArray &json)
{
    return Walker(json).walk();
}

qint64 lineAt(const QByteArray &json, qint64 offset)
{
    return 1 + std::count(json.begin(), json.begin() + std::min<qint64>(offset, json.size()), '\n');
}

} // namespace sourceline
