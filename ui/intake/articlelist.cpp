#include "ui/intake/articlelist.h"

#include "ui/intake/articlewords.h"

namespace sourceline {

using namespace Qt::StringLiterals;

void ArticleList::setArticles(const Articles &articles)
{
    beginResetModel();
    m_articles = articles;
    endResetModel();
}

void ArticleList::tellChanged(int row)
{
    emit dataChanged(index(row), index(row));
}

ArticleOutcome *ArticleList::at(int row) const
{
    return m_articles && row >= 0 && row < int(m_articles->size()) ? &(*m_articles)[size_t(row)]
                                                                   : nullptr;
}

int ArticleList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_articles ? 0 : int(m_articles->size());
}

QVariant ArticleList::data(const QModelIndex &index, int role) const
{
    const ArticleOutcome *article = at(index.row());
    if (!article || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (!article->problem.isEmpty())
        return article->problem;
    return QString(article->file.facts.title % u" — "_s % becomingWords(article->file));
}

} // namespace sourceline
