#include "ui/intake/articlelist.h"

#include "ui/common/plaintip.h"
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
    if (!article)
        return {};
    // What it becomes first: a long title is cut at its end.
    const QString words =
        article->problem.isEmpty()
            ? QString(becomingWords(article->file) % u" — "_s % article->file.facts.title)
            : article->problem;
    if (role == Qt::ToolTipRole)
        return plainTip(words);
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? words : QVariant();
}

} // namespace sourceline
