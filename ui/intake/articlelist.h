#pragma once

#include "model/exchange/articles.h"

#include <QAbstractListModel>

#include <memory>

namespace sourceline {

/// The articles of one import as rows: what each is called and becomes, or why it was left out.
class ArticleList : public QAbstractListModel
{
    Q_OBJECT

public:
    using Articles = std::shared_ptr<std::vector<ArticleOutcome>>;
    using QAbstractListModel::QAbstractListModel;

    void setArticles(const Articles &articles);
    void tellChanged(int row);

    ArticleOutcome *at(int row) const; ///< null where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    Articles m_articles;
};

} // namespace sourceline
